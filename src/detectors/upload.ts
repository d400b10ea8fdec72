/** Media types that hold other files, or whatever the sender likes to compress. */
const ARCHIVE = /\b(?:zip|x-zip-compressed|gzip|x-gzip|x-tar|tar|x-7z-compressed|x-rar-compressed|vnd\.rar|x-bzip2?|zstd|java-archive)\b/i;
const ARCHIVE_TEXT = /\b(?:zip|tar|tarball|gzip|archive|\.zip|\.tar(?:\.gz)?|\.tgz|7z|rar)\b/i;
const OPAQUE = /^(?:application\/octet-stream|binary\/octet-stream|\*\/\*|application\/\*|application\/binary)\b/i;
const SIZE =
  /\d\s?(?:[KMG]i?B|bytes?|kilobytes?|megabytes?|gigabytes?)\b|\b(?:max(?:imum)?|up to|at most|limit)[^.\n]{0,30}\bsize\b[^.\n]{0,30}\d|\bsize\b[^.\n]{0,30}\b(?:max(?:imum)?|up to|at most|limit)[^.\n]{0,30}\d/i;
const TYPE =
  /\b(?:jpe?g|png|gif|webp|svg|bmp|tiff?|heic|pdf|csv|tsv|xlsx?|docx?|pptx?|xml|json|ya?ml|txt|plain text|mp[34]|m4a|wav|ogg|flac|webm|mov|avi|parquet|avro|pem|der|pkcs ?#?12|p12|pfx|x\.?509|certificate|ics|vcf|md|markdown|html|epub|geojson|kml|gpx|shapefile|protobuf|wsdl|xsd|apk|ipa|jsonl|ndjson|arrow|dicom|stl|gltf)\b/i;

/** Whether a media type or a text speaks of archives, which grow when they are opened (CWE-409). */
export function isArchive(mediaType: string, text: string): boolean {
  return ARCHIVE.test(mediaType) || ARCHIVE_TEXT.test(text.slice(0, 5_000));
}

/** Whether a media type leaves open what is sent. */
export function isOpaqueType(mediaType: string): boolean {
  return OPAQUE.test(mediaType.trim());
}

/** Whether a text names the largest size of a file. */
export function namesFileSize(text: string): boolean {
  return SIZE.test(text.slice(0, 5_000));
}

/** Whether a text names kinds of files. */
export function namesFileType(text: string): boolean {
  return TYPE.test(text.slice(0, 5_000));
}

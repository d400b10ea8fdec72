import { findUrls } from './find-urls.ts';
import { type ApiUrl, registrableDomain } from './host.ts';
import { clipEvidence, type TextMatch } from './text-match.ts';
import { wordSet } from './word-list.ts';

export type TrackerLink = 'tracker-host' | 'ticket' | 'company-document' | 'shared-document';

const TICKET_PATH = /\/browse\/[A-Z][A-Z0-9]{1,9}-\d{1,6}\b|\/issues\/[A-Z][A-Z0-9]{1,9}-\d{1,6}\b/;
/** Inside a company network wikis and forges count too; outside they are public too often. */
const INTERNAL_TOOL_NAME = /^(?:jira|confluence|wiki|jenkins|sonar|sonarqube|nexus|artifactory|git|gitlab|teamcity|bamboo|stash)(?:[.-]|$)/;
/** Foundations and makers whose trackers and wikis are open to everyone. */
const OPEN_TRACKERS: ReadonlySet<string> = wordSet(`
  apache.org eclipse.org mozilla.org openjdk.org java.net linuxfoundation.org onap.org opendaylight.org spring.io atlassian.com jboss.org redhat.com
  mongodb.org mariadb.org w3.org ietf.org kernel.org jenkins.io jenkins-ci.org hyperledger.org hl7.org ebi.ac.uk gnome.org kde.org qt.io
  wikimedia.org fedoraproject.org sonarsource.com sonatype.org maven.org jfrog.io
`);

/** Cheap sign that a URL with a public host may lead to a ticket or a document. */
const TELLING_URL = /(?:docs|drive)\.google\.com|sharepoint\.com|slack\.com|\/browse\/[A-Z]|\/issues\/[A-Z]/;

/** Finds links into tools that a company runs for its own staff: tracker, wiki and build hosts, tickets, internal documents. */
export function findTrackerLinks(text: string): readonly TextMatch<TrackerLink>[] {
  const found: TextMatch<TrackerLink>[] = [];
  for (const { start, end, url } of findUrls(text)) {
    const kind = trackerLink(url);
    if (kind !== undefined) found.push({ start, end, kind, evidence: clipEvidence(url.displayUrl) });
  }
  return found;
}

/** Tells which kind of internal tool a URL leads to. `shared-document` is a document that may be meant for everyone. */
export function trackerLink(url: ApiUrl): TrackerLink | undefined {
  if (url.hostClass === 'placeholder' || url.hostClass === 'loopback') return undefined;
  const kind = linkKind(url);
  return kind === undefined || OPEN_TRACKERS.has(registrableDomain(url.host) ?? '') ? undefined : kind;
}

/** Whether a text holds what the path or the public host of such a link is known by. */
export function mayBeTrackerPath(text: string): boolean {
  return TELLING_URL.test(text);
}

function linkKind({ host, hostClass, path }: ApiUrl): TrackerLink | undefined {
  if (host === 'docs.google.com' || host === 'drive.google.com') return path.startsWith('/a/') ? 'company-document' : sharedDocument(path);
  if (host.endsWith('.sharepoint.com') || (host.endsWith('.slack.com') && path.startsWith('/archives/'))) return 'company-document';
  if (TICKET_PATH.test(path)) return 'ticket';
  // Many companies publish their manuals there.
  if (host.endsWith('.atlassian.net') && path.startsWith('/wiki')) return 'shared-document';
  if (hostClass === 'internal-tool') return /(?:^|\.)corp\./.test(host) && !INTERNAL_TOOL_NAME.test(host) ? undefined : 'tracker-host';
  return hostClass === 'internal-name' && INTERNAL_TOOL_NAME.test(host) ? 'tracker-host' : undefined;
}

/** A document that is published as a page has another path than one that is shared. */
function sharedDocument(path: string): TrackerLink | undefined {
  return /\/d\/(?!e\/)[\w-]{20,}|\/folders\/[\w-]{20,}/.test(path) ? 'shared-document' : undefined;
}

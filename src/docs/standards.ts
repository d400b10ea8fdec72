/** A heading and an address of a public standard. */
export interface StandardEntry {
  readonly name: string;
  readonly url: string;
}

/** OWASP API Security Top 10 2023, and the items of the LLM Top 10 that rules refer to, with the slugs of their pages. */
const OWASP_ITEMS: Readonly<Record<string, readonly [name: string, url: string]>> = {
  'API1:2023': ['Broken Object Level Authorization', 'https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/'],
  'API2:2023': ['Broken Authentication', 'https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/'],
  'API3:2023': [
    'Broken Object Property Level Authorization',
    'https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/',
  ],
  'API4:2023': ['Unrestricted Resource Consumption', 'https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/'],
  'API5:2023': ['Broken Function Level Authorization', 'https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/'],
  'API6:2023': [
    'Unrestricted Access to Sensitive Business Flows',
    'https://owasp.org/API-Security/editions/2023/en/0xa6-unrestricted-access-to-sensitive-business-flows/',
  ],
  'API7:2023': ['Server Side Request Forgery', 'https://owasp.org/API-Security/editions/2023/en/0xa7-server-side-request-forgery/'],
  'API8:2023': ['Security Misconfiguration', 'https://owasp.org/API-Security/editions/2023/en/0xa8-security-misconfiguration/'],
  'API9:2023': ['Improper Inventory Management', 'https://owasp.org/API-Security/editions/2023/en/0xa9-improper-inventory-management/'],
  'API10:2023': ['Unsafe Consumption of APIs', 'https://owasp.org/API-Security/editions/2023/en/0xaa-unsafe-consumption-of-apis/'],
  'LLM01:2025': ['Prompt Injection', 'https://genai.owasp.org/llmrisk/llm01-prompt-injection/'],
};

/** Names of the weaknesses that rules refer to (cwe.mitre.org). */
const CWE_NAMES: Readonly<Record<number, string>> = {
  20: 'Improper Input Validation',
  22: 'Path Traversal',
  78: 'OS Command Injection',
  79: 'Cross-site Scripting',
  89: 'SQL Injection',
  94: 'Code Injection',
  190: 'Integer Overflow or Wraparound',
  200: 'Exposure of Sensitive Information to an Unauthorized Actor',
  209: 'Generation of Error Message Containing Sensitive Information',
  213: 'Exposure of Sensitive Information Due to Incompatible Policies',
  235: 'Improper Handling of Extra Parameters',
  269: 'Improper Privilege Management',
  287: 'Improper Authentication',
  306: 'Missing Authentication for Critical Function',
  307: 'Improper Restriction of Excessive Authentication Attempts',
  319: 'Cleartext Transmission of Sensitive Information',
  321: 'Use of Hard-coded Cryptographic Key',
  327: 'Use of a Broken or Risky Cryptographic Algorithm',
  345: 'Insufficient Verification of Data Authenticity',
  347: 'Improper Verification of Cryptographic Signature',
  352: 'Cross-Site Request Forgery',
  358: 'Improperly Implemented Security Check for Standard',
  359: 'Exposure of Private Personal Information to an Unauthorized Actor',
  409: 'Improper Handling of Highly Compressed Data',
  434: 'Unrestricted Upload of File with Dangerous Type',
  436: 'Interpretation Conflict',
  489: 'Active Debug Code',
  497: 'Exposure of Sensitive System Information to an Unauthorized Control Sphere',
  521: 'Weak Password Requirements',
  522: 'Insufficiently Protected Credentials',
  538: 'Insertion of Sensitive Information into Externally-Accessible File or Directory',
  546: 'Suspicious Comment',
  598: 'Use of GET Request Method With Sensitive Query Strings',
  601: 'Open Redirect',
  611: 'Improper Restriction of XML External Entity Reference',
  613: 'Insufficient Session Expiration',
  614: "Sensitive Cookie in HTTPS Session Without 'Secure' Attribute",
  615: 'Inclusion of Sensitive Information in Source Code Comments',
  625: 'Permissive Regular Expression',
  639: 'Authorization Bypass Through User-Controlled Key',
  640: 'Weak Password Recovery Mechanism for Forgotten Password',
  650: 'Trusting HTTP Permission Methods on the Server Side',
  674: 'Uncontrolled Recursion',
  693: 'Protection Mechanism Failure',
  694: 'Use of Multiple Resources with Duplicate Identifier',
  749: 'Exposed Dangerous Method or Function',
  757: 'Algorithm Downgrade',
  770: 'Allocation of Resources Without Limits or Throttling',
  777: 'Regular Expression without Anchors',
  798: 'Use of Hard-coded Credentials',
  799: 'Improper Control of Interaction Frequency',
  829: 'Inclusion of Functionality from Untrusted Control Sphere',
  862: 'Missing Authorization',
  863: 'Incorrect Authorization',
  915: 'Improperly Controlled Modification of Dynamically-Determined Object Attributes',
  918: 'Server-Side Request Forgery',
  942: 'Permissive Cross-domain Policy with Untrusted Domains',
  1004: "Sensitive Cookie Without 'HttpOnly' Flag",
  1007: 'Insufficient Visual Distinction of Homoglyphs Presented to User',
  1059: 'Insufficient Technical Documentation',
  1164: 'Irrelevant Code',
  1275: 'Sensitive Cookie with Improper SameSite Attribute',
  1333: 'Inefficient Regular Expression Complexity',
  1390: 'Weak Authentication',
  1392: 'Use of Default Credentials',
  1427: 'Improper Neutralization of Input Used for LLM Prompting',
};

/** Name and page of an OWASP item such as `API8:2023`; undefined for an id that the Top 10 does not have. */
export function owaspItem(id: string): StandardEntry | undefined {
  const item = OWASP_ITEMS[id];
  return item && { name: item[0], url: item[1] };
}

/** Name and page of a weakness; undefined for a number without a name here. */
export function cweEntry(cwe: number): StandardEntry | undefined {
  const name = CWE_NAMES[cwe];
  return name === undefined ? undefined : { name, url: `https://cwe.mitre.org/data/definitions/${cwe}.html` };
}

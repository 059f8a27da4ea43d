/** The record types. Any other word in that place is a mistake. */

/** https://www.iana.org/assignments/dns-parameters/dns-parameters.xhtml#dns-parameters-4 */
const ASSIGNED =
  'A A6 AAAA AFSDB AMTRELAY APL ATMA AVC CAA CDNSKEY CDS CERT CLA CNAME CSYNC DHCID DLV DNAME DNSKEY DOA DS DSYNC EID EUI48 EUI64 GID GPOS HHIT HINFO HIP HTTPS IPN IPSECKEY ISDN KEY KX L32 L64 LOC LP MB MD MF MG MINFO MR MX NAPTR NID NIMLOC NINFO NS NSAP NSAP-PTR NSEC NSEC3 NSEC3PARAM NULL NXNAME NXT OPENPGPKEY PTR PX RESINFO RKEY RP RRSIG RT SIG SINK SMIMEA SOA SPF SRV SSHFP SVCB TA TALINK TLSA TXT UID UINFO UNSPEC URI WALLET WKS X25 ZONEMD';

/** Of registrars and of servers: Windows, PowerDNS. */
const INVENTED = 'ALIAS ANAME LUA WINS WINSR WINS-R';

export const isRedirect = (type: string): boolean =>
  /^(?:URL|URL30[1278]|URLFWD|FRAME|WEBREDIR|WEBFWD|REDIRECT)$/.test(type);

const KNOWN = new Set(`${ASSIGNED} ${INVENTED}`.split(' '));

/** @param type in upper case; `TYPE65281` is one without a name, RFC 3597 */
export const isKnownType = (type: string): boolean =>
  KNOWN.has(type) || isRedirect(type) || /^TYPE\d{1,5}$/.test(type);

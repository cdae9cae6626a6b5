/** What kind of key a leaf has, in the words of `openssl genpkey`. */
export const keys = {
  'rsa-1024': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'],
  'rsa-2048': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  'rsa-3072': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:3072'],
  'rsa-4096': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:4096'],
  'p-256': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'p-384': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  'p-521': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'],
} as const satisfies Record<string, readonly string[]>
export type KeyKind = keyof typeof keys

/** What is the matter with a leaf. */
export type LeafFault = 'expired' | 'not-yet-valid' | 'wrong-usage' | 'revoked' | 'self-signed' | 'unreachable' | 'nowhere-to-ask'

/** The settings of both authorities and of the timestamp authority; `address` is where revocation lists and responders are served. */
export function settings(address: string): string {
  const authority = (name: string): string => `
[ ${name} ]
database = ${name}.index
new_certs_dir = .
certificate = ${name}.pem
private_key = ${name}.key
default_md = sha256
default_days = 365
default_crl_days = 30
rand_serial = yes
unique_subject = no
policy = any_name
crlnumber = ${name}.crlnumber
crl_extensions = list
`
  return `
[ req ]
distinguished_name = name
prompt = no
string_mask = utf8only
[ name ]
[ any_name ]
commonName = supplied
organizationName = optional
[ list ]
authorityKeyIdentifier = keyid
${authority('root')}
${authority('intermediate')}
[ root_extensions ]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[ intermediate_extensions ]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
crlDistributionPoints = URI:${address}/root.crl
[ signer_extensions ]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, nonRepudiation
${whereRevoked(address)}
[ wrong_usage_extensions ]
basicConstraints = critical, CA:FALSE
keyUsage = critical, keyEncipherment
extendedKeyUsage = serverAuth
${whereRevoked(address)}
[ unreachable_extensions ]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, nonRepudiation
${whereRevoked(`${address}/nowhere`)}
[ nowhere_to_ask_extensions ]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, nonRepudiation
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[ self_signed_extensions ]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, nonRepudiation
subjectKeyIdentifier = hash
[ responder_extensions ]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = OCSPSigning
noCheck = yes
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[ timestamp_extensions ]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, nonRepudiation
extendedKeyUsage = critical, timeStamping
${whereRevoked(address)}
[ tsa ]
serial = tsa.serial
signer_cert = timestamp.pem
signer_key = timestamp.key
certs = chain.pem
signer_digest = sha256
ess_cert_id_alg = sha256
default_policy = 1.3.6.1.4.1.13762.3
digests = sha256, sha384, sha512
accuracy = secs:1
tsa_name = no
`
}

function whereRevoked(address: string): string {
  return `subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
crlDistributionPoints = URI:${address}/intermediate.crl
authorityInfoAccess = OCSP;URI:${address}/ocsp, caIssuers;URI:${address}/intermediate.cer`
}

const encoder = new TextEncoder();
const keys = new Map<string, Promise<CryptoKey>>();

/** Imported once per secret and isolate: importing costs more than checking. */
function keyOf(secret: string): Promise<CryptoKey> {
  const known = keys.get(secret);
  if (known) return known;
  const made = crypto.subtle.importKey(
    "raw",
    encoder.encode(secret),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["verify"],
  );
  keys.set(secret, made);
  return made;
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

/**
 * True when `signature` (base64) is the HMAC-SHA256 of the raw body bytes under one of the channel secrets: the current one
 * and, while it is being rotated, the old one. WebCrypto compares in constant time. Nothing is parsed before this says yes.
 * LINE: docs/messaging-api/verify-webhook-signature
 */
export async function signedByLine(
  body: ArrayBuffer,
  signature: string | undefined,
  secrets: readonly string[],
): Promise<boolean> {
  const bytes = signature === undefined ? null : fromBase64(signature);
  if (bytes === null) return false;
  for (const secret of secrets) {
    if (await crypto.subtle.verify("HMAC", await keyOf(secret), bytes, body)) return true;
  }
  return false;
}

// Encrypts with AES-GCM, under a key that the browser keeps and gives to no script, not even to this one.
import { add, read } from "./device.js";

const keys = new Map();
const bytes = (text) => new TextEncoder().encode(text);

async function find(whose) {
  const kept = await read("keys", whose);
  if (kept) return kept.key;
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  try {
    await add("keys", { whose, key });
    return key;
  } catch {
    return (await read("keys", whose)).key; // another tab was first
  }
}

function keyOf(whose) {
  if (!keys.has(whose)) keys.set(whose, find(whose).catch((error) => [keys.delete(whose), Promise.reject(error)][1]));
  return keys.get(whose);
}

// The row's open parts are bound to what is inside: a row that was given to somebody else does not open.
const how = (row) => ({ name: "AES-GCM", iv: row.iv, additionalData: bytes(`${row.id} ${row.whose}`) });

export async function seal(row, inside) {
  const whole = { ...row, iv: crypto.getRandomValues(new Uint8Array(12)) };
  whole.box = await crypto.subtle.encrypt(how(whole), await keyOf(row.whose), bytes(JSON.stringify(inside)));
  return whole;
}

export async function unseal(row) {
  const inside = await crypto.subtle.decrypt(how(row), await keyOf(row.whose), row.box);
  return JSON.parse(new TextDecoder().decode(inside));
}

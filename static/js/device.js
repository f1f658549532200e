// What this browser keeps for us, in one IndexedDB database: texts and recordings (encrypted), the key of each person, a few facts.
const STORES = { texts: "id", recordings: "id", keys: "whose", facts: "name" };
let opened;
let shut = false;

export const canKeep = () => Boolean(globalThis.indexedDB && globalThis.crypto?.subtle);

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("waymark", 2);
    request.onupgradeneeded = () => {
      const [database, there] = [request.result, request.result.objectStoreNames];
      for (const [name, keyPath] of Object.entries(STORES)) if (!there.contains(name)) database.createObjectStore(name, { keyPath });
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      database.onclose = () => (opened = undefined);
      database.onversionchange = () => [database.close(), (opened = undefined)];
      resolve(database);
    };
  });
}

// Answers when the disk has it, not before.
async function ask(store, mode, act) {
  if (shut) throw new Error("Signed out.");
  opened ??= open();
  const database = await opened.catch((error) => {
    opened = undefined;
    throw error;
  });
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode, { durability: "strict" });
    const request = act(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

export const read = (store, key) => ask(store, "readonly", (rows) => rows.get(key));
export const readAll = (store) => ask(store, "readonly", (rows) => rows.getAll());
export const write = (store, row) => ask(store, "readwrite", (rows) => rows.put(row));
export const add = (store, row) => ask(store, "readwrite", (rows) => rows.add(row));
export const remove = (store, key) => ask(store, "readwrite", (rows) => rows.delete(key));

// Somebody signs out: from here on this page keeps nothing.
export function close() {
  shut = true;
}

export function destroy() {
  close();
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase("waymark");
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}

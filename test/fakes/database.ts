// Import this before any file that opens the product's own database: it lives in memory for the rest of the test file.
import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'

// Not as a global that Dexie finds by itself: it would then use one array as the highest key of several columns, which browsers take and the fake refuses.
Dexie.dependencies.indexedDB = new IDBFactory()
Dexie.dependencies.IDBKeyRange = IDBKeyRange

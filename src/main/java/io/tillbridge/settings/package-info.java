/**
 * What the company sets for the whole hub, and the versions of everything that can be set: who made which, when, and
 * how it stood then. Settings come in as plain maps, are checked whole, and count from the next time somebody asks. A
 * version is kept in the transaction of its change and never holds a secret.
 */
package io.tillbridge.settings;

/**
 * What the hub refuses to whoever asks it, and why, in the same few words for every part of the house. Each part has its
 * own faults and its own sentences; the API tells them all by one table. Only faults of fields of a document are known
 * here.
 */
package io.tillbridge.fault;

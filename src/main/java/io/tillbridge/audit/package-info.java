/**
 * Who did what, from where, and what it changed. A deed is written before the work and its outcome after it, as a row
 * of its own: what the hub was asked for is on record also when it died in the middle. Nothing here is ever changed or
 * deleted, which the database itself holds.
 */
package io.tillbridge.audit;

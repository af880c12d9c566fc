/**
 * Measures the hub against the limit of the database and against the plain Camel idiom, in one run on one machine. The
 * hub runs as it ships, in a JVM of its own, and is driven over its API; the vendor's SFTP server and the two rivals run
 * here. No test depends on a time; docs/performance.md holds the table of one run.
 */
package io.tillbridge.bench;

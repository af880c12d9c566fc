/**
 * Backups: database, kept files and, when asked for, the master key in one archive, written beside a hub that runs and
 * restored into an empty data folder.
 */
package io.tillbridge.backup;

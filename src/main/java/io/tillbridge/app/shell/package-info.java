/**
 * The face of the hub in a terminal: sub-commands, their help, tables, progress and exit codes.
 * It decides nothing about catalogs, runs or routes: all that is asked of {@link
 * io.tillbridge.app.shell.HubOperations}. No stack trace leaves it; those go to the log file.
 */
package io.tillbridge.app.shell;

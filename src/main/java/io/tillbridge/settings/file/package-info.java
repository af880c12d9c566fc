/**
 * Configuration as a file: what the company has set, its warehouses and its connections as one YAML text, out and in.
 * Secrets and whatever the hub finds out by itself are no part of it. A file is taken in whole or not at all, makes and
 * changes and never deletes.
 */
package io.tillbridge.settings.file;

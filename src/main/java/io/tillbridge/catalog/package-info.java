/**
 * A vendor's catalog in the words of the contract: columns, findings and the checked product. Reading files, checking
 * rows and loading them are the packages below. The package knows nothing of files, JSON, HTTP or Camel.
 */
package io.tillbridge.catalog;

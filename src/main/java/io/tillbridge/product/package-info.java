/**
 * What a product is, apart from where it came from. A GTIN is a type here: read once, checked, kept in its canonical
 * fourteen digits; sources of its rules are the GS1 General Specifications. The package knows nothing of files,
 * databases or Camel.
 */
package io.tillbridge.product;

/**
 * Loads deliveries of catalog files into products. All files of a delivery are read once to learn what only the whole
 * can tell (the last row of a SKU, GTINs used twice, what is missing), then a plan is made and stored, and then they
 * are read again to write products and error files. A kill at any moment ends, after the next load, in the same
 * products, summary and files; memory does not grow with the files.
 */
package io.tillbridge.catalog.load;

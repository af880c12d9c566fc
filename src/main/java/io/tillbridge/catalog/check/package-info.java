/**
 * From a raw row to a product and its findings. {@link io.tillbridge.catalog.check.RowCheck} looks at one row at a time
 * and reports every fault; what needs the whole file is found by the load and only worded here. A row costs no regular
 * expression, no stream and no exception, since millions of them pass.
 */
package io.tillbridge.catalog.check;

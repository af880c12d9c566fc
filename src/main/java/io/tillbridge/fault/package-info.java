/**
 * What the hub refuses to a caller, and why: one shape for every part of the hub, which the API answers by one table. A
 * part that says the same in several places keeps its sentences in a class of its own, such as {@code StockFaults}. Only
 * faults of fields of a document are known here.
 */
package io.tillbridge.fault;

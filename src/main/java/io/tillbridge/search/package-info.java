/**
 * Finds what a person names: one text over connections, products, orders, listings, uploads, retailers, runs and routes.
 * Each kind is read by a few queries on its indexes or on a bounded number of its newest rows, so that the cost does not
 * grow with the tables. Who may see which kind is the caller's to decide.
 */
package io.tillbridge.search;

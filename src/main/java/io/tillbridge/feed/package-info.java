/**
 * Product feeds for partners: one pass over products, listings, prices and stock, the rules of a definition, a writer, a
 * check report and the difference from what was published last. Plain Java and SQL: who asks for a feed and how it is
 * delivered is known elsewhere.
 */
package io.tillbridge.feed;

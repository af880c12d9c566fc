/**
 * What a feed looks like, as its file in {@code config/feeds} says it: format, fields with their sources and limits, and
 * ordered rules. The definition is data: it cannot run code. Every mistake in a file is a fault with its line.
 */
package io.tillbridge.feed.definition;

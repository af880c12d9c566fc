/**
 * The steps of the routes that publish feeds: make the file, publish it, push it to the partner's server. What a feed is
 * and which file is served is known in {@code io.tillbridge.feed}; here a run gets its counters, its progress and its plan.
 */
package io.tillbridge.flow.feeds;

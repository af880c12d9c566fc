/**
 * How feeds reach partners: what was published and which publication is served, the tokens of pull addresses, and who
 * fetched what. Files are written aside, forced to the disk and renamed: what is served is the last whole one.
 */
package io.tillbridge.feed.delivery;

/**
 * What changes, as small hints for open pages: that a run moved on, that a failure was kept, that an order changed. One
 * watch reads the database for all readers of this process, and only while there are any. A hint says where to look, and
 * never what is seen there.
 */
package io.tillbridge.live;

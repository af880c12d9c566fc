/**
 * The nodes of a hub that share a database. Each notes which route files it runs; a node whose files differ is named in the
 * health report and the log. Nodes that were not seen lately count for nothing.
 */
package io.tillbridge.node;

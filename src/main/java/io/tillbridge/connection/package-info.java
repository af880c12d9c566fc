/**
 * Configured links to remote systems: their kinds, typed settings, sealed secrets and state. What comes
 * from outside enters here as plain maps, is checked whole and leaves as records, or as all its faults at
 * once. Remote systems are never called from here; whoever can reach one implements
 * {@link io.tillbridge.connection.ConnectionTest}.
 */
package io.tillbridge.connection;

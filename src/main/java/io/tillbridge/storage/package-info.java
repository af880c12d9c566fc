/**
 * Where the hub keeps things: the MariaDB database and the folder of files below {@code data.dir}.
 * With no database configured a real MariaDB server is unpacked, started and stopped here, and one
 * left behind by a killed hub is found and stopped first.
 * Nothing in this package knows what the tables mean; that is told by the migrations and the stores.
 */
package io.tillbridge.storage;

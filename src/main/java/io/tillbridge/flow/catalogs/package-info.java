/**
 * The steps and beans of {@code routes/catalog} and of the kamelets it uses: list and fetch a vendor's files, check and
 * load them, and mail the vendor what was found. Each step is a {@code Processor} that says what it finds and leaves in
 * body and variables; the work itself is done by {@code remotefiles} and {@code catalog.load}.
 */
package io.tillbridge.flow.catalogs;

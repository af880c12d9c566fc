/**
 * The keys that steer the hub and where their values come from.
 * {@link io.tillbridge.app.config.ConfigurationKeys} is the one list of keys: files, environment and system properties are
 * checked against it, and {@code config/application.properties} and {@code docs/configuration.md} are written from it.
 * A start with faults in its configuration tells all of them at once.
 */
package io.tillbridge.app.config;

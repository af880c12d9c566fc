/**
 * Jobs, their runs, and what is kept when a message fails. A run is a row: its unique keys are the locks, its lease
 * tells a dead process from a slow one, its counters and events tell people what happens. Routes reach this package
 * through the beans {@code runs}, {@code jobWorker} and {@code failures}.
 */
package io.tillbridge.run;

/**
 * What holds routes below {@code routes/custom/} in their limits while they run: a folder of files that they cannot
 * leave, threads, clocks and database connections of their own, secrets that stand in no address and no log line. The
 * lint in {@code routing} refuses a file that would break out; this package holds whatever passes it. It knows nothing
 * of the lint.
 */
package io.tillbridge.routing.custom;

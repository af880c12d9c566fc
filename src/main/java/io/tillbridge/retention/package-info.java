/**
 * What is kept how long. Each kind of data that grows is a part with its own rule for what is still needed; the job
 * {@code retention} goes through them each night. Forgetting a person is here, too: it is the other way data ends.
 */
package io.tillbridge.retention;

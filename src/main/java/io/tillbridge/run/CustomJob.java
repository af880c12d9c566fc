package io.tillbridge.run;

import java.util.Optional;

/**
 * A job of {@code routes/custom/jobs.yaml}.
 *
 * @param clock when it fires by itself; empty when its clock is off or it has none
 */
public record CustomJob(Job job, Optional<JobClock> clock) {}

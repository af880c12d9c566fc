package io.tillbridge.lightspeed.cseries;

import java.time.Duration;

/**
 * What a shop's answer may take.
 *
 * @param connect until a connection stands
 * @param silence between two parts of an answer, and before the first
 * @param whole until an answer is there to its end
 * @param bytes most bytes of an answer once it is unpacked
 * @param connections most connections at a time, over all shops
 */
public record AnswerLimits(Duration connect, Duration silence, Duration whole, long bytes, int connections) {}

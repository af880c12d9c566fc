package io.tillbridge.feed.definition;

/**
 * How a value is written.
 *
 * @param decimals of numbers; null: as many as there are
 * @param currency whether money has its currency behind it
 * @param unit of a volume: {@code ml}, {@code cl} or {@code l}
 * @param separator between several values in one cell
 * @param yes the word for true
 * @param no the word for false
 */
public record FieldLook(Integer decimals, boolean currency, String unit, String separator, String yes, String no) {}

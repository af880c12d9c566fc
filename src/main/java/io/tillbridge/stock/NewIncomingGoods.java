package io.tillbridge.stock;

import java.time.LocalDate;

/**
 * Goods that are to be expected from now on.
 *
 * @param expectedOn the day, or null when nobody knows it
 * @param reference at most 150 characters, or null: sent again for the same place, nothing is added
 * @param note at most 1,000 characters, or null
 */
public record NewIncomingGoods(StockPlace place, long quantity, LocalDate expectedOn, String reference, String note) {}

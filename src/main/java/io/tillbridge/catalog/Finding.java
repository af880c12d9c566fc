package io.tillbridge.catalog;

/** One fault in one cell, row or file. */
public record Finding(
        long line,
        String vendorSku,
        String column,
        String value,
        Severity severity,
        FindingCode code,
        String message,
        String hint) {}

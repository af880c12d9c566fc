package io.tillbridge.product;

/** What can be wrong with a GTIN as given; of several, the first in this order is told. */
public enum GtinFault {
    /** Scientific notation: digits are lost. */
    SPREADSHEET,
    /** Eleven digits of a UPC whose leading zero was taken off. The only fault that leaves a right number. */
    LEADING_ZERO,
    /** Other characters than digits, or not as many digits as the kind has. */
    LENGTH,
    /** A filler: zeros, one digit repeated, a staircase. */
    PLACEHOLDER,
    CHECK_DIGIT,
    /** Not for trade between companies: in-store, company-internal, coupon, refund, variable measure. */
    RESTRICTED
}

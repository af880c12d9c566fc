package io.tillbridge.catalog.check;

import io.tillbridge.catalog.Column;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.file.Layout;
import io.tillbridge.product.GtinKind;

/** Chooses, once per file, what is done with each of its columns. */
final class CellPlan {

    private final RowDefaults defaults;
    private final LanguageCheck language;
    private final Layout layout;

    CellPlan(Layout layout, RowDefaults defaults) {
        this.defaults = defaults;
        this.layout = layout;
        this.language = new LanguageCheck(
                new IsoLanguages(), layout.language() == null ? defaults.language() : layout.language());
    }

    /** The check of a raw column; null when the column is ignored. */
    CellCheck of(int raw) {
        if (layout.variation(raw) != null) {
            return TextCheck.variation(layout.variation(raw));
        }
        if (layout.attribute(raw) != null) {
            return TextCheck.attribute(layout.attribute(raw));
        }
        return layout.column(raw) == null ? null : of(layout.column(raw));
    }

    CellCheck of(Column column) {
        return switch (column) {
            case VENDOR_SKU -> new CodeCheck(RequiredTextCheck.vendorSku());
            case NAME -> RequiredTextCheck.name();
            case BRAND -> RequiredTextCheck.brand(defaults.brand());
            case MSRP -> PriceCheck.msrp();
            case DEFAULT_COST -> PriceCheck.defaultCost(!layout.blankCosts());
            case LANGUAGE -> language;
            case IS_VISIBLE -> new VisibleCheck();
            case IMAGES -> new ImagesCheck();
            case GTIN_UPC -> GtinCheck.of(GtinKind.UPC);
            case GTIN_EAN -> GtinCheck.of(GtinKind.EAN);
            case GTIN_ISBN -> GtinCheck.of(GtinKind.ISBN);
            case GTIN_ITF14 -> GtinCheck.of(GtinKind.ITF14);
            case GTIN -> GtinCheck.of(GtinKind.GTIN);
            case GROUP_ID -> new GroupCheck();
            case SHIPPING_HEIGHT -> MeasureCheck.side(column, FindingCode.HEIGHT_INVALID);
            case SHIPPING_LENGTH -> MeasureCheck.side(column, FindingCode.LENGTH_INVALID);
            case SHIPPING_WIDTH -> MeasureCheck.side(column, FindingCode.WIDTH_INVALID);
            case SHIPPING_WEIGHT -> MeasureCheck.weight();
            case MANUFACTURER_SKU -> new CodeCheck(TextCheck.of(column));
            case DESCRIPTION, ADDITIONAL_DESCRIPTION, COLOR, SIZE, CUSTOM_CATEGORIES, GOOGLE_CATEGORY ->
                TextCheck.of(column);
        };
    }
}

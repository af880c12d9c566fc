package io.tillbridge.onboarding;

/** What a company does first, in that order; the SQL tells whether it is done. */
public enum FirstStep {
    OWNER("owner", "SELECT 1 FROM person WHERE role = 'owner' AND enabled"),
    COMPANY("company", "SELECT 1 FROM account_settings WHERE JSON_VALUE(body, '$.companyName') IS NOT NULL"),
    VENDOR("vendor", "SELECT 1 FROM connection WHERE enabled AND kind IN (<vendors>)"),
    CATALOG("catalog", "SELECT 1 FROM upload WHERE state = 'loaded'"),
    STOCK("stock", "SELECT 1 FROM stock_level WHERE on_hand > 0"),
    SHOP("shop", "SELECT 1 FROM connection WHERE enabled AND state <> 'failing' AND kind IN (<shops>)"),
    PUSH(
            "push",
            """
            SELECT 1 FROM listing WHERE sent_at IS NOT NULL
            UNION ALL SELECT 1 FROM listing_shop_stock WHERE sent_at IS NOT NULL"""),
    COLLEAGUE(
            "colleague",
            """
            SELECT 1 FROM access_link WHERE kind = 'invitation'
            UNION ALL SELECT 1 FROM person HAVING COUNT(*) > 1""");

    private final String text;
    private final String sql;

    FirstStep(String text, String sql) {
        this.text = text;
        this.sql = sql;
    }

    /** The public name, such as {@code catalog}. */
    public String text() {
        return text;
    }

    String sql() {
        return sql;
    }
}

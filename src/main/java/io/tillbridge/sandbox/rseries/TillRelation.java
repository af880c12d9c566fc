package io.tillbridge.sandbox.rseries;

/**
 * Records of another entity that a call may ask for.
 *
 * @param target null: the double knows the name and has no such records
 * @param key for one: the field here that holds the other's id; for many: the field there that holds ours
 */
record TillRelation(String name, TillEntity target, String key, boolean many) {
    static TillRelation one(String name, TillEntity target, String key) {
        return new TillRelation(name, target, key, false);
    }

    static TillRelation many(String name, TillEntity target, String key) {
        return new TillRelation(name, target, key, true);
    }

    static TillRelation empty(String name, boolean many) {
        return new TillRelation(name, null, "", many);
    }
}

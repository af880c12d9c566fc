package io.tillbridge.till;

/** A cash register in a shop of a till's account. Ids are the account's own. */
public record TillRegister(String id, String shopId, String name, boolean archived) {}

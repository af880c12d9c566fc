package io.tillbridge.till;

/** A person who works with a till's account. Ids are the account's own. */
public record TillEmployee(String id, String name, boolean archived) {}

package io.tillbridge.search;

/**
 * One result.
 *
 * @param id of the resource; a route's id
 * @param title what people call it
 * @param detail what tells it from others of that title; null when there is nothing
 * @param connectionId of the connection it belongs to; null when it belongs to none
 */
public record SearchHit(SearchKind kind, String id, String title, String detail, Long connectionId) {}

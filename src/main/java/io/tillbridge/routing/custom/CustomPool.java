package io.tillbridge.routing.custom;

/** The database connections of routes below custom/, which the hub binds under a name of their own. */
public final class CustomPool {
    /** In a file such a route names {@code dataSource}, as every route. */
    public static final String BEAN = "customDataSource";

    private CustomPool() {}
}

package io.tillbridge.routing.custom;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;

/**
 * What a statement of a route below custom/ reads: the driver fetches a few hundred rows at a time, and rows that become a
 * list are within the limit of a message. {@code StreamList} gives row after row, so it has no limit.
 */
final class BoundedRows {
    static final String LIST = "customRows";
    static final String STREAM = "customRowStream";

    private static final int FETCHED = 200;

    private final MessageLimit limit;
    private long total;

    private BoundedRows(MessageLimit limit) {
        this.limit = limit;
    }

    /** The name of the data source that an address gets. */
    static String bean(String uri) {
        return uri.matches(".*[?&]outputType=(?i:StreamList)(&.*)?") ? STREAM : LIST;
    }

    /** Binds both to the pool of the hub. */
    static void offer(MessageLimit limit, CamelContext context) {
        DataSource pool = context.getRegistry().lookupByNameAndType(CustomPool.BEAN, DataSource.class);
        if (pool != null) {
            context.getRegistry().bind(LIST, DataSource.class, source(pool, rows -> counted(rows, limit)));
            context.getRegistry().bind(STREAM, DataSource.class, source(pool, rows -> rows));
        }
    }

    static DataSource source(DataSource pool, UnaryOperator<ResultSet> rows) {
        return proxy(
                DataSource.class,
                pool,
                (method, arguments, result) -> result instanceof Connection connection
                        ? proxy(Connection.class, connection, (of, given, made) -> statement(made, rows))
                        : result);
    }

    private static Object statement(Object made, UnaryOperator<ResultSet> rows) throws SQLException {
        if (!(made instanceof Statement statement)) {
            return made;
        }
        statement.setFetchSize(FETCHED);
        Class<?> type = made instanceof CallableStatement
                ? CallableStatement.class
                : made instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return proxy(type, made, (method, arguments, result) -> {
            if (method.getName().equals("setFetchSize") && (int) arguments[0] < 1) {
                // It would stand for all rows.
                statement.setFetchSize(FETCHED);
            }
            return result instanceof ResultSet found ? rows.apply(found) : result;
        });
    }

    static ResultSet counted(ResultSet rows, MessageLimit limit) {
        BoundedRows counted = new BoundedRows(limit);
        return proxy(ResultSet.class, rows, (method, arguments, value) -> {
            boolean ofTheRow = arguments != null && method.getName().startsWith("get");
            if (ofTheRow) {
                counted.add(value);
            }
            return value;
        });
    }

    private void add(Object value) throws SQLException {
        long weight = MessageWeight.of(value);
        if (value instanceof Blob blob) {
            weight += blob.length();
        } else if (value instanceof Clob clob) {
            weight += clob.length();
        }
        total += weight;
        if (total > limit.bytes()) {
            throw limit.exceeded(
                    "The rows of an SQL statement",
                    "Read fewer by LIMIT, or set `outputType: StreamList` and split with `streaming: true`");
        }
    }

    private interface After {
        Object apply(Method method, Object[] arguments, Object result) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, Object behind, After after) {
        return type.cast(Proxy.newProxyInstance(
                BoundedRows.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return after.apply(method, arguments, method.invoke(behind, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}

package io.tillbridge.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Instants as DATETIME(6) in UTC, written and read as text: a driver's way over Timestamp goes through the
 * JVM's zone and breaks in the hour a clock is put forward.
 */
public final class UtcInstants implements JdbiPlugin {
    private static final DateTimeFormatter SQL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

    /** The text MariaDB takes for a DATETIME(6) column. */
    public static String text(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).format(SQL);
    }

    /** The instant of a DATETIME column, or null. */
    public static Instant read(ResultSet row, String column) throws SQLException {
        return parse(row.getString(column));
    }

    /** The instant of the text of a DATETIME column, or null. */
    public static Instant parse(String text) {
        return text == null ? null : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }

    @Override
    public void customizeJdbi(Jdbi jdbi) {
        jdbi.registerArgument(new InstantArgument());
        jdbi.registerColumnMapper(Instant.class, new InstantColumn());
    }

    private static final class InstantArgument extends AbstractArgumentFactory<Instant> {
        InstantArgument() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setString(position, text(value));
        }
    }

    private static final class InstantColumn implements ColumnMapper<Instant> {
        @Override
        public Instant map(ResultSet row, int column, StatementContext context) throws SQLException {
            return Optional.ofNullable(row.getString(column))
                    .map(UtcInstants::parse)
                    .orElse(null);
        }
    }
}

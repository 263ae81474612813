ENV["RAILS_ENV"] = "production"
ENV["SECRET_KEY_BASE"] = "for tests on loopback only"

# Debian installs Rails and Devise as packages. Other apps list them in their Gemfile.
require "rails"
require "active_record/railtie"
require "action_controller/railtie"
require "devise"

class Shop < Rails::Application
  config.load_defaults 6.1
  config.root = File.expand_path("..", __dir__)
  # Eager loading would need Action Mailer, because Devise has a mailer.
  config.eager_load = false
  config.hosts = ["127.0.0.1"]
  config.paths.add "config/database", with: "config/database.yml"
  config.paths["log"] = "#{ENV["STATE_FOLDER"]}/rails.log"

  # Stores sessions on the server, so that signing out ends them there. The default, a cookie store,
  # cannot do that.
  config.cache_store = :file_store, "#{ENV["STATE_FOLDER"]}/cache"
  config.session_store :cache_store, key: "_shop_session"
end

Rails.application.initialize!

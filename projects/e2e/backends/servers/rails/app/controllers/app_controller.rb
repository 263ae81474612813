class AppController < ApplicationController
  before_action :authenticate_user!, only: :me

  # The page of the Angular app.
  def show
  end

  def me
    render json: { email: current_user.email }
  end
end

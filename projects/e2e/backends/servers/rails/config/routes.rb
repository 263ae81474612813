Rails.application.routes.draw do
  devise_for :users
  get "api/me", to: "app#me"
  root to: "app#show"
end
